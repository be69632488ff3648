package org.curbstop.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name that one member of a sealed type has in the database, in kebab case: written down, so that the class may be renamed and what
 * is stored may not (docs/decisions/0180). Nothing of a sealed type is stored without it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredAs {
    String value();
}
