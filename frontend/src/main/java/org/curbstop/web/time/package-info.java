/** Time to pay and notices of disconnection, as customers see them: an offer with its reasons, the plan as a time line, rights and holds. */
package org.curbstop.web.time;
