/** Policy packs: the rules of a jurisdiction as data, one file for each capability, each rule with its source. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.policies;
