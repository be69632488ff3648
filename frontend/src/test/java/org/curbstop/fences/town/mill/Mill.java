package org.curbstop.fences.town.mill;

import org.curbstop.fences.town.river.River;
import org.curbstop.fences.town.river.deep.Depths;

/** Reaches past a module's door. */
record Mill(River allowed, Depths forbidden) {}
