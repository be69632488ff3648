package org.curbstop.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name that a member of a sealed type has in the database, in kebab case. It is explicit so that the class can be renamed without
 * changing stored data (docs/decisions/0180). Storing a sealed type whose member lacks it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredAs {
    String value();
}
