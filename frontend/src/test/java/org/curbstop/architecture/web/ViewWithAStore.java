package org.curbstop.architecture.web;

import org.curbstop.store.Database;

/** Does what the fences forbid to views. */
public record ViewWithAStore(Database store) {}
