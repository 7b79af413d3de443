"""Decision tables as DMN files (OMG DMN 1.5) and from them, by the package ``lxml`` of the extra ``dmn``."""

from crmpolicy.interop.dmn.asking import dmn_of, jdm_of, policy_files
from crmpolicy.interop.dmn.refusing import NotInDmnError
from crmpolicy.interop.dmn.xml_file import DmnError

__all__ = ["DmnError", "NotInDmnError", "dmn_of", "jdm_of", "policy_files"]
