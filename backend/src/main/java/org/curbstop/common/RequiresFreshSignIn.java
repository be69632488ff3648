package org.curbstop.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a decision about money, safety or identity that can hardly be undone. Views must require a sign-in within the last minutes before
 * it (docs/decisions/0161); {@code FreshSignInRulesTest} enforces this.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RequiresFreshSignIn {}
