/**
 * Turns notices into deliveries and sends them: recipients, wording, quiet hours, queue, retries, and the transport interface that each
 * network implements. Internal.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.notices.delivery;
