/** Listens to the events of other capabilities and sends the notices that they require. Internal. */
@org.jspecify.annotations.NullMarked
package org.curbstop.notices.listeners;
