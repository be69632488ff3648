/** The staff desk. Its routes are here; the views are in sub-packages by what staff work on. */
package org.curbstop.web.staff;
