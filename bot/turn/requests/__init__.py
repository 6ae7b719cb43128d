"""Do what somebody asks for in words."""
