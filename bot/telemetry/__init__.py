"""Tell the operator how the process is doing, without anything that people wrote."""
