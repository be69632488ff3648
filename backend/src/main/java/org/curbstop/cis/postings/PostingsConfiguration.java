package org.curbstop.cis.postings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostingExchangeProperties.class)
class PostingsConfiguration {}
