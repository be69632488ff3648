/** Listens to the events of other capabilities and sends the notices that they require. Internal. */
package org.curbstop.notices.listeners;
