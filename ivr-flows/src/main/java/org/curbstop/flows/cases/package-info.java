/** Flow actions that involve staff: hand-off, callback, live chat, photos. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.cases;
