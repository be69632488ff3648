/** The town of Millbrook: its people, places and accounts, and 25 months of readings, bills and payments. */
package org.curbstop.sandbox.millbrook;
