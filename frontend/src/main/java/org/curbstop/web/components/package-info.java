/**
 * Pieces that several views are made of: money, dates, states, tables, charts, empty lists. They know no capability but `papers`, which
 * every form may take.
 */
package org.curbstop.web.components;
