package org.curbstop.fences.web;

import org.curbstop.store.Store;

/** Does what the fences forbid to views. */
public record ViewWithAStore(Store store) {}
