/** Flow action that explains a bill to its customer. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.bills;
