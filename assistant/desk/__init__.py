"""The help desk: what people checked, approved and can prove, until its clause changes."""
