"""The rules of the conventions as pure functions: values in, values out; no framework, file, network or clock."""
