/** Pieces that several views are made of: money, dates, states, tables, charts, empty lists. They know no capability. */
package org.curbstop.web.components;
