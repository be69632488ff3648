package org.curbstop.architecture.town.mill;

import org.curbstop.architecture.town.river.River;
import org.curbstop.architecture.town.river.deep.RiverInternals;

/** Uses an internal type of another module on purpose. */
record Mill(River allowed, RiverInternals forbidden) {}
