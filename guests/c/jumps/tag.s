# The exception that longjmp throws: the compiler's catch clauses name it.
	.globl	__c_longjmp
	.tagtype	__c_longjmp i32
__c_longjmp:
