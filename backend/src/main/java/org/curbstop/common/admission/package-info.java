/** Admission control: limits concurrent requests and refuses the rest immediately, so that admitted ones are answered in time. */
@org.jspecify.annotations.NullMarked
package org.curbstop.common.admission;
