package org.curbstop.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A decision about money, safety or who somebody is, that a person at work can hardly take back: a view asks for a sign-in of the last
 * minutes before it (docs/decisions/0161). {@code FreshSignInRulesTest} fails where one does not.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RequiresFreshSignIn {}
