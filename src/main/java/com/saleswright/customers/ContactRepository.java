package com.saleswright.customers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ContactRepository extends ListCrudRepository<Contact, Long> {

    List<Contact> findByCustomerIdOrderById(long customerId);

    Optional<Contact> findByCustomerIdAndEmail(long customerId, String email);
}
