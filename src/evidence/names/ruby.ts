/** Keywords of Ruby (Ruby documentation, "Keywords") and the methods of `Module` and `Kernel` that read like them. */
export const rubyNames = `
BEGIN END __ENCODING__ __FILE__ __LINE__ alias and attr_accessor attr_reader attr_writer begin break case class
def defined do else elsif end ensure extend false for if in include initialize lambda module next nil not or
prepend private proc protected public puts raise redo require require_relative rescue retry return self super
then true undef unless until when while yield
`;
