/** Views after sign-in, grouped by task and rendered by Vaadin; they call capabilities and contain no business rules. */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package org.curbstop.web;
