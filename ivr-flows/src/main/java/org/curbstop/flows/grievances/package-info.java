/** Flow actions on bill disputes and complaints. */
package org.curbstop.flows.grievances;
