/**
 * Turns a notice into deliveries and sends them: recipients, wording, quiet hours, the queue, retries, and the transport that each
 * network implements. Internal.
 */
package org.curbstop.notices.delivery;
