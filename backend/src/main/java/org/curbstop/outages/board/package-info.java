/** The outage board: all open outages, their parts, their changes and the messages sent. */
@org.springframework.modulith.NamedInterface("board")
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.board;
