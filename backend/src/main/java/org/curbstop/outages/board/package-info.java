/** What the outage desk sees at once: all that is open, its parts, what was done with it and who was notified. */
@org.springframework.modulith.NamedInterface("board")
package org.curbstop.outages.board;
