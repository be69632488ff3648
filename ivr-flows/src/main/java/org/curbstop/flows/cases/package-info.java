/** Flow actions that bring a person in: hand-off, callback, photos for staff. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.cases;
