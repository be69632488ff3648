/** Values shared by all capabilities: money, ids, addresses, phone numbers, languages. No services, no storage. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.curbstop.common;
