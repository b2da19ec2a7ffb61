package io.ecoai.autoconfigure;

import java.util.Arrays;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * A {@code DataSource} bean that a property names. It is no injection point: where there
 * are several, none need be the primary one.
 */
class NamedDataSource {

	private static final String INITIALIZER = "org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer";

	private final String property;

	private final String name;

	private final ConfigurableListableBeanFactory beanFactory;

	NamedDataSource(String property, String name, ConfigurableListableBeanFactory beanFactory) {
		this.property = property;
		this.name = name;
		this.beanFactory = beanFactory;
		check(ClassUtils.isPresent(INITIALIZER, beanFactory.getBeanClassLoader()),
				"the class path has nothing to create its tables with",
				"Add the dependency org.springframework.boot:spring-boot-jdbc.");
	}

	String name() {
		return this.name;
	}

	/**
	 * Gets the bean.
	 * @throws InvalidConfigurationException if there is none of this name
	 */
	DataSource get() {
		try {
			return this.beanFactory.getBean(this.name, DataSource.class);
		}
		catch (NoSuchBeanDefinitionException ex) {
			if (!this.name.equals(ex.getBeanName())) {
				throw ex;
			}
			throw rejected("there is no bean of this name", remedy());
		}
		catch (BeanNotOfRequiredTypeException ex) {
			throw rejected("this bean is no DataSource but a " + ex.getActualType().getName(), remedy());
		}
	}

	private String remedy() {
		String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, DataSource.class);
		Arrays.sort(names);
		return (names.length > 0) ? "Use one of the DataSource beans: " + String.join(", ", names) + "."
				: "Define a DataSource bean, for example by spring.datasource.url; there is none.";
	}

	InvalidConfigurationException rejected(String reason, String remedy) {
		return new InvalidConfigurationException(this.property, this.name, reason, remedy);
	}

	private void check(boolean condition, String reason, String remedy) {
		InvalidConfigurationException.check(condition, this.property, this.name, reason, remedy);
	}

}
