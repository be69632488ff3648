/** Money, ids, addresses, phone numbers, languages: values that every capability speaks in. No services, no storage. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {})
package org.curbstop.common;
