/** Flow actions on bill disputes and complaints. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.grievances;
