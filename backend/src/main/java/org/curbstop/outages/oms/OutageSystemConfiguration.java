package org.curbstop.outages.oms;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutageSystemProperties.class)
class OutageSystemConfiguration {}
