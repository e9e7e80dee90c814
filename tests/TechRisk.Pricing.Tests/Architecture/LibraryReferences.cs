using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>One use of a type or member, found in the built assembly.</summary>
/// <param name="From">Full name of the top-level type that uses it.</param>
/// <param name="To">Full name of the top-level type used.</param>
/// <param name="Member">Member used; empty where the type itself is meant.</param>
/// <param name="IsOwn">True if the used type belongs to the library.</param>
internal sealed record Use(string From, string To, string Member, bool IsOwn);

/// <summary>
/// Everything the library's types refer to: base types, interfaces, fields, signatures, locals, attributes and the tokens of every
/// method body, read with System.Reflection.Metadata from the built assembly.
/// </summary>
internal sealed class LibraryReferences : ISignatureTypeProvider<ImmutableArray<EntityHandle>, object?>
{
    private static readonly Lazy<IReadOnlyList<Use>> AllUses = new(() => new LibraryReferences().Read());
    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => (int)(ushort)code.Value);

    private readonly PEReader _image = new(File.OpenRead(typeof(Submission).Assembly.Location));
    private readonly MetadataReader _reader;
    private readonly HashSet<Use> _uses = [];
    private bool _isIteratorFrame;

    private LibraryReferences() => _reader = _image.GetMetadataReader();

    public static IReadOnlyList<Use> All => AllUses.Value;

    private IReadOnlyList<Use> Read()
    {
        using (_image)
        {
            foreach (TypeDefinitionHandle handle in _reader.TypeDefinitions)
            {
                string from = TopLevelName(handle);
                ReadType(from, _reader.GetTypeDefinition(handle));
            }
        }

        return [.. _uses];
    }

    private void ReadType(string from, TypeDefinition type)
    {
        Add(from, type.BaseType);
        Attributes(from, type.GetCustomAttributes());
        foreach (InterfaceImplementationHandle implemented in type.GetInterfaceImplementations())
        {
            Add(from, _reader.GetInterfaceImplementation(implemented).Interface);
        }

        Constraints(from, type.GetGenericParameters());
        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            Add(from, _reader.GetFieldDefinition(field).DecodeSignature(this, null));
        }

        foreach (PropertyDefinitionHandle property in type.GetProperties())
        {
            Attributes(from, _reader.GetPropertyDefinition(property).GetCustomAttributes());
        }

        foreach (MethodDefinitionHandle method in type.GetMethods())
        {
            ReadMethod(from, _reader.GetMethodDefinition(method));
        }
    }

    private void ReadMethod(string from, MethodDefinition method)
    {
        // the compiler's frame of an iterator asks for the thread to know whether it may reuse itself; what the author wrote is in MoveNext
        _isIteratorFrame = _reader.GetString(_reader.GetTypeDefinition(method.GetDeclaringType()).Name).Contains(">d__", StringComparison.Ordinal)
            && _reader.GetString(method.Name) != "MoveNext";
        Add(from, method.DecodeSignature(this, null));
        Attributes(from, method.GetCustomAttributes());
        Constraints(from, method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            foreach (ImmutableArray<EntityHandle> local in _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null))
            {
                Add(from, local);
            }
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            Add(from, region.CatchType);
        }

        BlobReader code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            OpCode op = OpCodesByValue[first == 0xFE ? 0xFE00 | code.ReadByte() : first];
            switch (op.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    int branches = code.ReadInt32();
                    code.Offset += 4 * branches;
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Add(from, MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    private void Attributes(string from, CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle attribute in attributes)
        {
            Add(from, _reader.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void Constraints(string from, GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterConstraintHandle constraint in parameters.SelectMany(parameter => _reader.GetGenericParameter(parameter).GetConstraints()))
        {
            Add(from, _reader.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Add(string from, MethodSignature<ImmutableArray<EntityHandle>> signature)
    {
        Add(from, signature.ReturnType);
        foreach (ImmutableArray<EntityHandle> parameter in signature.ParameterTypes)
        {
            Add(from, parameter);
        }
    }

    private void Add(string from, ImmutableArray<EntityHandle> types)
    {
        foreach (EntityHandle type in types)
        {
            Add(from, type);
        }
    }

    private void Add(string from, EntityHandle handle, string member = "")
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _uses.Add(new(from, TopLevelName((TypeDefinitionHandle)handle), member, IsOwn: true));
                break;
            case HandleKind.TypeReference when _isIteratorFrame && member == "get_CurrentManagedThreadId":
                break;
            case HandleKind.TypeReference:
                _uses.Add(new(from, TopLevelName((TypeReferenceHandle)handle), member, IsOwn: false));
                break;
            case HandleKind.TypeSpecification:
                foreach (EntityHandle part in _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null))
                {
                    Add(from, part, member);
                }

                break;
            case HandleKind.MethodDefinition:
                MethodDefinition method = _reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                Add(from, method.GetDeclaringType(), _reader.GetString(method.Name));
                break;
            case HandleKind.FieldDefinition:
                FieldDefinition field = _reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                Add(from, field.GetDeclaringType(), _reader.GetString(field.Name));
                break;
            case HandleKind.MemberReference:
                AddMember(from, _reader.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification made = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(from, made.Method);
                foreach (ImmutableArray<EntityHandle> argument in made.DecodeSignature(this, null))
                {
                    Add(from, argument);
                }

                break;
        }
    }

    private void AddMember(string from, MemberReference member)
    {
        Add(from, member.Parent, _reader.GetString(member.Name));
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            Add(from, member.DecodeFieldSignature(this, null));
        }
        else
        {
            Add(from, member.DecodeMethodSignature(this, null));
        }
    }

    private string TopLevelName(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _reader.GetTypeDefinition(type.GetDeclaringType());
        }

        return FullName(_reader.GetString(type.Namespace), _reader.GetString(type.Name));
    }

    private string TopLevelName(TypeReferenceHandle handle)
    {
        TypeReference type = _reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = _reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        return FullName(_reader.GetString(type.Namespace), _reader.GetString(type.Name));
    }

    /// <summary>Namespace and name without generic arity; a file-local type has its written name.</summary>
    private static string FullName(string space, string name)
    {
        int mark = name.StartsWith('<') ? name.LastIndexOf("__", StringComparison.Ordinal) : -1;
        string written = (mark > 0 ? name[(mark + 2)..] : name).Split('`')[0];
        return space.Length == 0 ? written : space + "." + written;
    }

    // a signature is flattened to the types it names

    public ImmutableArray<EntityHandle> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

    public ImmutableArray<EntityHandle> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [handle];

    public ImmutableArray<EntityHandle> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public ImmutableArray<EntityHandle> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    public ImmutableArray<EntityHandle> GetGenericMethodParameter(object? genericContext, int index) => [];

    public ImmutableArray<EntityHandle> GetGenericTypeParameter(object? genericContext, int index) => [];

    public ImmutableArray<EntityHandle> GetArrayType(ImmutableArray<EntityHandle> elementType, ArrayShape shape) => elementType;

    public ImmutableArray<EntityHandle> GetByReferenceType(ImmutableArray<EntityHandle> elementType) => elementType;

    public ImmutableArray<EntityHandle> GetPinnedType(ImmutableArray<EntityHandle> elementType) => elementType;

    public ImmutableArray<EntityHandle> GetPointerType(ImmutableArray<EntityHandle> elementType) => elementType;

    public ImmutableArray<EntityHandle> GetSZArrayType(ImmutableArray<EntityHandle> elementType) => elementType;

    public ImmutableArray<EntityHandle> GetModifiedType(ImmutableArray<EntityHandle> modifier, ImmutableArray<EntityHandle> unmodifiedType, bool isRequired) => unmodifiedType;

    public ImmutableArray<EntityHandle> GetFunctionPointerType(MethodSignature<ImmutableArray<EntityHandle>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(parameter => parameter)];

    public ImmutableArray<EntityHandle> GetGenericInstantiation(ImmutableArray<EntityHandle> genericType, ImmutableArray<ImmutableArray<EntityHandle>> typeArguments) =>
        [.. genericType, .. typeArguments.SelectMany(argument => argument)];
}
