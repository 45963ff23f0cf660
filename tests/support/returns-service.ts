/* A retailer's returns as a SOAP service that the hub offers: doc/literal and rpc/literal, with a schema of its own. */

/** schemas/partners/<partner>/returns.xsd */
export const returnsXsd = `<xs:schema targetNamespace="urn:example:returns" elementFormDefault="qualified" xmlns="urn:example:returns" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="announceReturn" type="return"/>
  <xs:element name="announceReturnResponse"><xs:complexType><xs:sequence>
    <xs:element name="state" type="xs:string"/>
    <xs:element name="messageId" type="xs:string" minOccurs="0"/>
    <xs:element name="parcelNumber" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="return"><xs:sequence>
    <xs:element name="returnNumber"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z0-9][A-Z0-9\\-]{2,34}"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="announcedOn" type="xs:date"/>
    <xs:element name="order" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="number" type="xs:string"/><xs:element name="deliveryNote" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="consumer"><xs:complexType><xs:sequence>
      <xs:element name="name" type="xs:string"/><xs:element name="email" type="xs:string"/><xs:element name="phone" type="xs:string"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="lines" maxOccurs="100"><xs:complexType><xs:sequence>
      <xs:element name="sku" type="xs:string"/><xs:element name="gtin" type="xs:string"/><xs:element name="name" type="xs:string"/>
      <xs:element name="quantity" type="xs:int"/><xs:element name="reason" type="xs:string"/><xs:element name="comment" type="xs:string"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="shipFrom"><xs:complexType><xs:sequence>
      <xs:element name="name" type="xs:string"/><xs:element name="street" type="xs:string"/><xs:element name="postalCode" type="xs:string"/>
      <xs:element name="city" type="xs:string"/><xs:element name="country" type="xs:string"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
</xs:schema>`;

/** schemas/partners/<partner>/returns.wsdl
 *  @param style `rpc` has the operation registerReturn, `document` has announceReturn */
export function returnsWsdl(style: 'document' | 'rpc'): string {
  const [operation, request, answer] =
    style === 'document'
      ? [
          'announceReturn',
          '<part name="parameters" element="r:announceReturn"/>',
          '<part name="parameters" element="r:announceReturnResponse"/>',
        ]
      : ['registerReturn', '<part name="return" type="r:return"/>', '<part name="state" type="xs:string"/>'];
  const body = `<soap:body use="literal"${style === 'rpc' ? ' namespace="urn:example:returns"' : ''}/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="Returns" targetNamespace="urn:example:returns" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:r="urn:example:returns"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <types><xs:schema targetNamespace="urn:example:returns"><xs:include schemaLocation="returns.xsd"/></xs:schema></types>
  <message name="request">${request}</message>
  <message name="answer">${answer}</message>
  <portType name="Returns"><operation name="${operation}"><input message="r:request"/><output message="r:answer"/></operation></portType>
  <binding name="Returns" type="r:Returns">
    <soap:binding style="${style}" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="${operation}">
      <soap:operation soapAction="urn:example:returns#${operation}"/><input>${body}</input><output>${body}</output>
    </operation>
  </binding>
  <service name="Returns"><port name="Returns" binding="r:Returns"><soap:address location="http://localhost/returns"/></port></service>
</definitions>`;
}
