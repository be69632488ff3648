/** Listens to the events of the other capabilities and sends the notice that each asks for. Internal. */
package org.curbstop.notices.listeners;
