/**
 * Payment arrangements and disconnection notices as customers see them: an offer with its reasons, the plan as a time line, rights,
 * holds and service that is off.
 */
package org.curbstop.web.arrangements;
