package org.curbstop.architecture.town.mill;

import org.curbstop.architecture.town.river.River;
import org.curbstop.architecture.town.river.deep.RiverInternals;

/** Reaches past a module's door. */
record Mill(River allowed, RiverInternals forbidden) {}
