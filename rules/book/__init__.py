"""What each rule demands, one line a rule, one file a group of clauses."""
