/**
 * Payment arrangements and disconnection notices as customers see them: an offer with its reasons, the arrangement's timeline, rights,
 * holds, and service that is off.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.arrangements;
