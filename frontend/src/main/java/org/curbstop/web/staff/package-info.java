/** Routes of the staff desk. Its views are in sub-packages by what staff work on. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff;
