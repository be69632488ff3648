/** Flow actions around disconnection: the notice, medical and dispute holds, customer rights. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.disconnections;
