/** Sample town of Millbrook: its people, premises and accounts, and 25 months of meter reads, bills and payments. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.millbrook;
