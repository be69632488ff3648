/** Flow actions for assistance programs: screening, description, referral or application. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.assistance;
