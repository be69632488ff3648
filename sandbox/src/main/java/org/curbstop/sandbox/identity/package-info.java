/** Identity provider of the sandbox: signs in the named people of Millbrook by OpenID Connect, as a utility's own provider would. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.identity;
