/** Listens to the events of other modules and sends the notices that they require. Internal. */
package org.curbstop.notices.listeners;
